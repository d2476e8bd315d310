"""The readers whose eyes the audit borrows: devices, looks, scripts on and off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

PHONE: Final = "phone"
DESKTOP: Final = "desktop"
PRINT: Final = "print"

_DEVICES: Final[dict[str, dict[str, Any]]] = {
    PHONE: {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    DESKTOP: {"viewport": {"width": 1280, "height": 900}},
}
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    PRINT: {},
}


@dataclass(frozen=True, order=True)
class Mode:
    """One kind of reader."""

    device: str
    look: str
    scripts: bool

    def __str__(self) -> str:
        return f"on a {self.device}, {self.look}, scripts {'on' if self.scripts else 'off'}"

    @property
    def printed(self) -> bool:
        """Whether the reader has paper: all steps of a guide at once, and nothing to click on."""
        return self.look == PRINT

    @property
    def context(self) -> dict[str, Any]:
        """The options of a browser's context for this reader."""
        return _DEVICES[self.device] | _LOOKS[self.look] | {"java_script_enabled": self.scripts}


ALL: Final = tuple(Mode(device, look, scripts) for device in _DEVICES for look in _LOOKS for scripts in (True, False))
