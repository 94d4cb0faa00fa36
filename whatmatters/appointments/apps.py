from django.apps import AppConfig


class Appointments(AppConfig):
    name = "whatmatters.appointments"
