"""The nouns of Parallax: articles, claims, stories, reports.

Law of this folder: it imports nothing else of Parallax. The modules beside this one hold plain frozen dataclasses and
need only the standard library, so that the engine can use them; `schemas.forms` holds their JSON forms (marshmallow).
"""
