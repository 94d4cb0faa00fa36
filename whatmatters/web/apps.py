from django.apps import AppConfig


class Web(AppConfig):
    name = "whatmatters.web"
    verbose_name = "How pages look and forms behave"
