"""Keputusan KPU from plan.yaml: the public names, each loaded when it is first used."""

TYPE_CHECKING = False  # type checkers know it; importing typing would cost the language module more than itself
if TYPE_CHECKING:
    from zi_docs.errors import (
        CheckError,
        ComposeError,
        DataError,
        OutputError,
        PdfError,
        PlanError,
        TemplateError,
        ZiDocsError,
    )
    from zi_docs.models.bentuk import Bentuk
    from zi_docs.models.plan import Plan
    from zi_docs.pipeline import Dokumen, check, render, to_pdf
    from zi_docs.plan import load_plan
    from zi_docs.rules import Finding, Severity

__all__ = [
    "Bentuk",
    "CheckError",
    "ComposeError",
    "DataError",
    "Dokumen",
    "Finding",
    "OutputError",
    "PdfError",
    "Plan",
    "PlanError",
    "Severity",
    "TemplateError",
    "ZiDocsError",
    "check",
    "load_plan",
    "render",
    "to_pdf",
]

_HOME = {
    "Bentuk": "models.bentuk",
    "Dokumen": "pipeline",
    "Finding": "rules",
    "Plan": "models.plan",
    "Severity": "rules",
    "check": "pipeline",
    "load_plan": "plan",
    "render": "pipeline",
    "to_pdf": "pipeline",
}


def __getattr__(name: str) -> object:
    """Load a public name; the language module and `--help` need none of the others."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME.get(name, 'errors')}"), name)
