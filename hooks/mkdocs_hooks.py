"""What mkdocs.yml names: hands MkDocs' events on to the generator."""

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
