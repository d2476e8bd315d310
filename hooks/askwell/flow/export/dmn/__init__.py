"""A guide as decisions (DMN 1.5, FEEL), for programs that decide by tables."""

from askwell.flow.export.dmn.writing import as_dmn

__all__ = ["as_dmn"]
