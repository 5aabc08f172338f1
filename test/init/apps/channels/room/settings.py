SECRET_KEY = "only-for-this-test"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "room.urls"
INSTALLED_APPS = ["daphne", "channels"]
