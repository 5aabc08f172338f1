#!/usr/bin/env python3
"""Django's command line for the polls site."""

import os

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "polls_site.settings")
    execute_from_command_line()
