from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "strongroom.discovery"
    label = "discovery"
