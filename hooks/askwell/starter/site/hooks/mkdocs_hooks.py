"""Hands MkDocs' events on to Ask Well."""

from askwell.mkdocs_adapter import (  # noqa: F401
    on_build_error,
    on_config,
    on_files,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_serve,
    on_startup,
)
