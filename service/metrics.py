"""`/metrics` for Prometheus: what the store has counted and how it is now, read at each scrape.

The numbers are those of the whole service, whichever of its web processes is asked; two of them must not be added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from redis import Redis

from workers import counters
from workers.condition import SEEN, Condition
from workers.counters import Key
from workers.webhooks import deliveries

COUNTERS = {
    counters.REQUESTS: ("parallax_requests", "Requests that were answered.", ("method", "route", "status")),
    counters.JOBS: ("parallax_jobs", "Jobs that ended, by how: done, or by a fault of their own.", ("job", "outcome")),
    counters.MESSAGES: ("parallax_webhook_messages", "Messages that were distributed to subscribers.", ("type",)),
    counters.ATTEMPTS: ("parallax_webhook_attempts", "Requests to endpoints, by how they ended.", ("outcome",)),
    counters.DELIVERIES: ("parallax_webhook_deliveries", "Deliveries that ended, by how.", ("outcome",)),
}
HISTOGRAMS = {
    counters.REQUEST_SECONDS: ("parallax_request_seconds", "How long requests took.", "route"),
    counters.JOB_SECONDS: ("parallax_job_seconds", "How long jobs ran.", "job"),
}


class StoreCollector(Collector):
    """Reads the store when Prometheus asks."""

    def __init__(self, store: Callable[[], Redis]) -> None:
        self._store = store

    def describe(self) -> Iterable[Metric]:
        """Nothing: what there is is known when the store is read."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Every metric. Errors of the connection are redis.RedisError."""
        redis = self._store()
        found: dict[str, dict[Key, int]] = defaultdict(dict)
        for (name, *labels), number in counters.counted(redis):
            found[name][tuple(labels)] = number
        for name, (metric, words, kinds) in COUNTERS.items():
            yield _counter(metric, words, kinds, found[name])
        for name, (metric, words, label) in HISTOGRAMS.items():
            yield _histogram(metric, words, label, found[name])
        yield from _now(Condition(redis))
        yield from _webhooks(redis)


def exposition(store: Callable[[], Redis]) -> bytes:
    """The metrics as Prometheus reads them."""
    registry = CollectorRegistry()
    registry.register(StoreCollector(store))
    return generate_latest(registry)


def _counter(metric: str, words: str, labels: tuple[str, ...], found: dict[Key, int]) -> Metric:
    family = CounterMetricFamily(metric, words, labels=labels)
    for values, number in found.items():
        family.add_metric(values, number)
    return family


def _histogram(metric: str, words: str, label: str, found: dict[Key, int]) -> Metric:
    family = HistogramMetricFamily(metric, words, labels=(label,))
    for value in dict.fromkeys(names[0] for names in found):
        total, buckets = 0, []
        for bound in (*map(str, counters.BOUNDS), "+Inf"):
            total += found.get((value, bound), 0)
            buckets.append((bound, total))
        family.add_metric((value,), buckets, found.get((value, counters.SUM), 0) / 1_000_000)
    return family


def _webhooks(redis: Redis) -> Iterator[Metric]:
    backlog = deliveries.backlog(redis)
    yield _gauge("parallax_webhooks_waiting", "Deliveries that wait to be sent, now or later.", backlog.waiting)
    yield _gauge("parallax_webhooks_overdue", "Those of them that should have been sent by now.", backlog.overdue)
    yield _gauge("parallax_dead_letters", "Deliveries that were given up and can be replayed.", backlog.dead)


def _now(condition: Condition) -> Iterator[Metric]:
    backlog = condition.backlog()
    yield _gauge(
        "parallax_articles_waiting", "Articles that are neither read nor failed yet.", backlog.articles_waiting
    )
    yield _gauge("parallax_oldest_waiting_seconds", "How long the longest waiting of them has waited.", backlog.oldest)
    jobs = GaugeMetricFamily("parallax_queue_jobs", "Jobs, by how they stand.", labels=("queue", "state"))
    workers = GaugeMetricFamily("parallax_workers", f"Workers seen in the last {SEEN:.0f} s.", labels=("queue",))
    seen = [worker.queue for worker in condition.workers() if worker.seen < SEEN]
    for queue in condition.queues():
        for state in ("waiting", "running", "scheduled", "failed"):
            jobs.add_metric((queue.name, state), getattr(queue, state))
        workers.add_metric((queue.name,), seen.count(queue.name))
    yield from (jobs, workers)


def _gauge(metric: str, words: str, value: float) -> Metric:
    family = GaugeMetricFamily(metric, words)
    family.add_metric((), value)
    return family
