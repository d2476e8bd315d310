"""Between MkDocs and the generator: the only room that knows MkDocs."""

from askwell.mkdocs_adapter.building import by_the_engine
from askwell.mkdocs_adapter.events import (
    on_build_error,
    on_config,
    on_files,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_serve,
    on_startup,
)
from askwell.mkdocs_adapter.reading import docs_of

__all__ = [
    "by_the_engine",
    "docs_of",
    "on_build_error",
    "on_config",
    "on_files",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_serve",
    "on_startup",
]
