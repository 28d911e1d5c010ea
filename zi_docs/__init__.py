"""Keputusan KPU from plan.yaml: the public names, each loaded when it is first used."""

TYPE_CHECKING = False  # type checkers know it; importing typing would cost the language module more than itself
if TYPE_CHECKING:
    from zi_docs.errors import ComposeError, DataError, OutputError, PdfError, PlanError, TemplateError, ZiDocsError
    from zi_docs.models.bentuk import Bentuk
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

_HOME = {
    "Bentuk": "models.bentuk",
    "Dokumen": "pipeline",
    "Plan": "models.plan",
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
