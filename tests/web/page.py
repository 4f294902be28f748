"""A page as a test reads it: links, pictures, forms and text, without a browser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    row: str = ""


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.forms: list[Form] = []
        self.text = ""
        self._row = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.tags.append((tag, own))
        if tag == "section":
            self._row = own.get("id") or ""
        if tag == "form":
            self.forms.append(Form(action=own.get("action") or "", row=self._row))
        if tag == "input" and own.get("type") == "hidden" and self.forms:
            self.forms[-1].fields[own["name"] or ""] = own.get("value") or ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]

    def films(self, row: str) -> list[str]:
        """Ids of the films in a row, by the forms that mark them."""
        marks = [f for f in self.forms if f.row == row and f.fields.get("kind") == "watchlist"]
        return [form.action.split("/")[2] for form in marks]
