"""The gallery of patterns in the manuals: its guides, and the pictures of their maps.

`make picture` writes docs/manual/images/gallery/; test_gallery.py compares what is there with what the program draws.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.flow.report.svg_map import chart
from askwell.flow.schema.urgency import Urgency
from tests.helpers import Site, good_site
from tests.test_manual import MANUAL, PACKAGE, blocks, manual, sections

PAGE, PICTURES = "gallery.md", MANUAL / "images" / "gallery"

LOOKS = """<style>
text { font-family: system-ui, "Liberation Sans", Arial, sans-serif }
.aw-map__mark { font-weight: 700 }
%s
</style><rect width="100%%" height="100%%" fill="#ffffff" />"""
"""What a map needs where no page is around it: letters, colours, and a ground in every scheme of colours."""


def patterns() -> Mapping[str, str]:
    """The section of each pattern, by the name of its guide."""
    return {guide_of(section): section for section in sections(manual(PAGE), 2).values()}


def guide_of(section: str) -> str:
    """The name of the guide of a section: that of its last file in YAML."""
    return [Path(block.title).stem for block in blocks(section) if block.language == "yaml"][-1]


def site(root: Path) -> Site:
    """The small good site, with all guides of the gallery."""
    found = good_site(root)
    for block in (block for block in blocks(manual(PAGE)) if block.language == "yaml"):
        found.write(block.title.removeprefix("content/"), block.text)
    return found


def pictures(checked: CheckedSite) -> Mapping[str, str]:
    """The picture of each guide's map, by the guide's name."""
    return {name: _picture(checked, name) for name in patterns()}


def _picture(checked: CheckedSite, name: str) -> str:
    """A map that stands alone. Nothing on it is a link: pages show it as a picture."""
    return chart(checked.machines[name], None, name).replace("</desc>", f"</desc>{LOOKS % _colours()}", 1) + "\n"


def _colours() -> str:
    """The theme's colours on a light ground, for boxes and lines."""
    tokens = (PACKAGE / "theme" / "tokens.css").read_text("utf-8").partition("@media")[0]
    found = dict(re.findall(r"--aw-([a-z-]+): (#\w+);", tokens))
    colours = {str(urgency): found[urgency.replace("_", "-")] for urgency in Urgency}
    colours["red-flag"] = colours[Urgency.EMERGENCY]
    return "\n".join(
        f".aw-map__box--{kind}, .aw-map__line--{kind} {{ color: {colour} }}" for kind, colour in colours.items()
    )


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture, text in pictures(site(Path(folder)).check()).items():
            (PICTURES / f"{picture}.svg").write_text(text, "utf-8")
    print(f"The maps of the gallery are in {PICTURES}")
