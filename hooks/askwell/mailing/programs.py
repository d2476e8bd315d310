"""The HTML and the styles that mail programs understand, or pass over without harm: what a mail may have.

Tests hold the mail against the data of caniemail, for Gmail, Outlook, Apple Mail and Yahoo, with a reason for each
thing that one of them does not know.
"""

ELEMENTS = frozenset(
    {
        "a",
        "body",
        "div",
        "h1",
        "h2",
        "h3",
        "head",
        "html",
        "img",
        "li",
        "meta",
        "p",
        "style",
        "table",
        "tbody",
        "td",
        "title",
        "tr",
        "ul",
    }
)
"""Nothing that runs, is sent, embeds or moves."""

ATTRIBUTES = frozenset(
    {
        "align",
        "alt",
        "aria-label",
        "aria-roledescription",
        "bgcolor",
        "border",
        "cellpadding",
        "cellspacing",
        "class",
        "content",
        "dir",
        "height",
        "href",
        "http-equiv",
        "lang",
        "media",
        "name",
        "role",
        "src",
        "style",
        "type",
        "width",
        "xmlns",
        "xmlns:o",
        "xmlns:v",
    }
)
"""Nothing that runs when readers do something (`on...`), and nothing fetched but by `src` of a picture."""

PROPERTIES = frozenset(
    {
        "background-color",
        "border",
        "border-bottom",
        "border-collapse",
        "border-radius",
        "border-spacing",
        "border-top",
        "color",
        "direction",
        "display",
        "font-family",
        "font-size",
        "font-weight",
        "height",
        "line-height",
        "margin",
        "max-height",
        "max-width",
        "mso-line-height-rule",
        "mso-padding-alt",
        "opacity",
        "outline",
        "overflow",
        "padding",
        "text-align",
        "text-decoration",
        "vertical-align",
        "width",
        "word-break",
        "word-spacing",
    }
)
"""Of elements themselves; `mso-` is for Outlook on Windows."""

SHEET_PROPERTIES = frozenset(
    {
        "-ms-interpolation-mode",
        "-ms-text-size-adjust",
        "-webkit-text-size-adjust",
        "background-color",
        "border",
        "border-bottom-color",
        "border-collapse",
        "border-color",
        "border-top-color",
        "color",
        "color-scheme",
        "display",
        "height",
        "line-height",
        "margin",
        "max-width",
        "mso-table-lspace",
        "mso-table-rspace",
        "outline",
        "padding",
        "text-decoration",
        "width",
    }
)
"""Of style sheets, which some programs drop: what they change, a mail can do without."""
