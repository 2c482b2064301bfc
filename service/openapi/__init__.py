"""The description of the API: one OpenAPI document, read off the application; its page and its Markdown.

Law of this folder: nothing is said here about a route that the route does not say itself (`service.described`).
"""
