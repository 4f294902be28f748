"""Every form that changes something carries the session's token, without asking for it.

Put into the templates as they are compiled, so that no form can be forgotten, and costs nothing
when a page is made.
"""

import re

from jinja2.ext import Extension
from markupsafe import Markup

from moodreel.identity import Identity
from moodreel.identity.asking import FORM_FIELD

_POST_FORM = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>')


class FormTokens(Extension):
    """Writes `{{ form_token }}` into each `<form method="post">`."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The template with the field that every page gives (`form_token_field`)."""
        return _POST_FORM.sub(r"\g<0>{{ form_token }}", source)


def form_token_field(identity: Identity) -> Markup:
    """The hidden field; nothing where there is no session that a form could misuse."""
    if not identity.form_token:
        return Markup()
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format(FORM_FIELD, identity.form_token)
