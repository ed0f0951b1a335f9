"""Forms as Bootstrap draws them: fields with label, help and error, wired for keyboards and screen readers."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.FileInput, "visually-hidden"),
    (forms.CheckboxInput, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.Select, "form-select form-select-sm"),
    (forms.Widget, "form-control form-control-sm"),
)


class FilePicker(forms.FileInput):
    """A button and the names of the chosen files: browsers label their own in the language they were installed in."""

    template_name = "forms/file_picker.html"


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, one below another."""

    template_name = "forms/boxes.html"


class FilesPicker(FilePicker):
    allow_multiple_selected = True


class BootstrapField(BoundField):
    """A field whose widget carries Bootstrap's class and says to what is read aloud whether it is wrong."""

    @property
    def is_box(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    def as_widget(
        self, widget: forms.Widget | None = None, attrs: dict[str, Any] | None = None, only_initial: bool = False
    ) -> SafeString:
        drawn = widget or self.field.widget
        name = next(name for kind, name in _CLASSES if isinstance(drawn, kind))
        wrong = " is-invalid" if self.errors else ""
        classes = f"{name}{wrong} {drawn.attrs.get('class', '')}".strip()
        return super().as_widget(widget, {**(attrs or {}), "class": classes}, only_initial)


class Renderer(TemplatesSetting):
    """Named in the settings; every form of the project is drawn by it."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BootstrapField

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Lists to choose from are written here: a template for each of hundreds of choices takes longer than the
        whole page they stand on.
        """
        if template_name == forms.Select.template_name:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget: dict[str, Any]) -> str:
    lines = [f'<select name="{escape(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, choices, _ in widget["optgroups"]:
        lines += [f'<optgroup label="{escape(group)}">'] if group else []
        lines += [_option(one) for one in choices]
        lines += ["</optgroup>"] if group else []
    return "\n".join([*lines, "</select>"])


def _option(one: dict[str, Any]) -> str:
    value, label = escape(str(one["value"])), conditional_escape(one["label"])
    return f'<option value="{value}"{_attributes(one["attrs"])}>{label}</option>'


def _attributes(given: dict[str, Any]) -> str:
    told = ((name, value) for name, value in given.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{escape(str(value))}"' for name, value in told)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form sent, also when that is nothing; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def over(typed: Any, version: int) -> QueryDict:
    """What was typed, to be saved over the version of a row that has been shown now."""
    kept: QueryDict = typed.copy()
    kept["version"] = str(version)
    return kept
