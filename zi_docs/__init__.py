"""Keputusan KPU from plan.yaml: the public names."""

from zi_docs.errors import (
    ComposeError,
    DataError,
    OutputError,
    PdfError,
    PlanError,
    TemplateError,
    ZiDocsError,
)
from zi_docs.models.naskah import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.pipeline import Dokumen, render, to_pdf
from zi_docs.plan import load_plan

__all__ = [
    "Bentuk",
    "ComposeError",
    "DataError",
    "Dokumen",
    "OutputError",
    "PdfError",
    "Plan",
    "PlanError",
    "TemplateError",
    "ZiDocsError",
    "load_plan",
    "render",
    "to_pdf",
]
