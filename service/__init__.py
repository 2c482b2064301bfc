"""The conversation: HTTP, pages and the command line.

Law of this folder: it imports `workers` and `schemas`; nothing imports it. It decides nothing about claims.
"""
