SECRET_KEY = "for the example alone"
DEBUG = False
ALLOWED_HOSTS = ["library.example", "localhost"]
ROOT_URLCONF = "library.urls"
WSGI_APPLICATION = "library.wsgi.application"
DATABASES = {}
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
