from django.apps import AppConfig


class Eligibility(AppConfig):
    name = "whatmatters.eligibility"
