"""Telling other systems what happened: subscriptions, the outbox, deliveries and how they are signed and sent.

Law of this folder: only `sender.py` speaks to the network, and only to an address that `addresses.py` let through.
Deliveries have a queue and workers of their own, so that a slow endpoint never holds up an article.
"""
