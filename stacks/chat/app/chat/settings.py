"""Settings of the chat; what differs between places comes from the environment."""

import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
ALLOWED_HOSTS = ["*"]  # the web server decides which names are served
ROOT_URLCONF = "chat.urls"
INSTALLED_APPS = ["channels", "chat"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
USE_TZ = True

# In the memory of one process; with several, they meet in Redis.
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
