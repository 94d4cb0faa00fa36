from django.forms.renderers import DjangoTemplates


class PlainRenderer(DjangoTemplates):
    """Draws every field with our one field template (the `FORM_RENDERER` setting)."""

    form_template_name = "web/fields/form.html"
    field_template_name = "web/fields/field.html"
