"""The JSON forms of the nouns (marshmallow), for what comes in over HTTP or from files and what goes out.

Law of this folder: it imports `schemas` and marshmallow. What comes in is read strictly and every fault is named
at once (`schemas.forms.faults`); what went out once and comes back is read tolerantly.
"""
