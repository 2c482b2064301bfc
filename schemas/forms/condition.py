"""The JSON forms of how the service is: its queues, its workers, and what failed."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.forms.reports import every
from schemas.forms.shown import number, said


class QueueForm(Schema):
    """One queue and its jobs."""

    name = said("Its name.")
    waiting = number("Jobs that no worker has taken yet.")
    running = number("Jobs that a worker holds.")
    scheduled = number("Jobs that wait for their time.")
    failed = number("Jobs that failed for good and are still kept.")


class WorkerForm(Schema):
    """One worker."""

    name = said("Its name.")
    queue = said("The queue that it works for.")
    host = said("The machine that it runs on.")
    pid = number("Its process there.")
    state = said("What it does: `idle`, `busy`, `started` or `suspended`.")
    job = said("The job that it holds.", null=True)
    seen = fields.Float(required=True, metadata={"description": "Seconds since its last sign of life."})
    done = number("Jobs that it has done.")
    failed = number("Jobs that failed in it.")


class FailedJobForm(Schema):
    """A job that failed for good."""

    id = said("Its id.")
    task = said("What it had to do.")
    about = said("The id of what it was about.")
    ended_at = said("When it ended, ISO 8601, UTC.")
    reason = said("The last line of what it said.")


class FailedArticleForm(Schema):
    """An article that could not be read."""

    id = said("Its id.")
    source = said("Who published it.")
    title = said("Its headline.")
    reason = said("Why it failed, in plain words.", null=True)
    received_at = said("When it came, ISO 8601, UTC.")


class BacklogForm(Schema):
    """What waits, and who could take it."""

    articles_waiting = number("Articles that are neither read nor failed yet.")
    oldest = fields.Float(required=True, metadata={"description": "Seconds that the longest waiting one has waited."})
    workers = number("Workers of articles that gave a sign of life in the last half minute.")


class ReadinessForm(BacklogForm):
    """Whether the service takes articles in, and what an operator should look at."""

    status = said("`ready`.")
    warnings = fields.List(
        fields.String(), required=True, metadata={"description": "What is amiss though articles are taken in."}
    )


class ConditionForm(Schema):
    """How the service is."""

    backlog = fields.Nested(BacklogForm, required=True)
    queues = every(QueueForm)
    workers = every(WorkerForm)
    failed_jobs = every(FailedJobForm)
    failed_articles = every(FailedArticleForm)


class ReplayForm(Schema):
    """What was put again."""

    id = said("The id of the job or the article.")
    status = said("`queued`.")
