from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "strongroom.register"
    label = "register"
