"""The word for machines and the page for administrators."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jixiao.web.site import jobs
from jixiao.web.site.state import signs


def test_the_pulse_needs_no_sign_in(db):
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_what_is_not_well_says_what_to_do(administrator, settings, tmp_path):
    settings.DATA = tmp_path
    page = administrator.get("/health/").text
    assert "需要处理" in page
    assert "从未备份" in page
    assert "jixiao manage backup" in page


def test_a_worker_that_gives_signs_of_life_is_well(db, settings, tmp_path):
    settings.DATA = tmp_path
    (tmp_path / jobs.BEAT).touch()
    assert next(sign for sign in signs() if sign.name == "后台任务").good


@pytest.fixture
def job(db):
    def make(worker: str, *, attempts: int = 1, minutes: int = 0) -> DBTaskResult:
        return DBTaskResult.objects.create(
            status="RUNNING",
            args_kwargs={"args": [], "kwargs": {}},
            task_path="jixiao.web.checks.tasks.check_batch",
            worker_ids=[worker] * attempts,
            backend_name="default",
            run_after=timezone.now(),
            started_at=timezone.now() - timedelta(minutes=minutes),
        )

    return make


def test_a_job_whose_worker_is_gone_goes_back_to_the_queue(job):
    lost = job(jobs.worker_id().split(":")[0] + ":999999999")
    assert jobs.sweep() == 1
    lost.refresh_from_db()
    assert lost.status == "READY"


def test_a_job_whose_worker_lives_is_left_alone(job):
    job(jobs.worker_id())
    job("another-machine:1")
    assert jobs.sweep() == 0


def test_a_job_that_runs_for_ever_is_lost_wherever_it_runs(job):
    job("another-machine:1", minutes=31)
    assert jobs.sweep() == 1


def test_a_job_that_kills_its_workers_is_given_up(job):
    deadly = job(jobs.worker_id().split(":")[0] + ":999999999", attempts=3)
    jobs.sweep()
    deadly.refresh_from_db()
    assert deadly.status == "FAILED"


def test_a_job_waits_until_somebody_else_has_written(caplog):
    answers = iter((OperationalError("database is locked"), None))

    def write():
        if wrong := next(answers):
            raise wrong

    assert [jobs.done(write), jobs.done(write)] == [False, True]
    assert "后台任务稍后再试" in caplog.text


def test_old_sessions_and_jobs_are_tidied_away(job, writer):
    from django.contrib.sessions.models import Session

    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    old = job("another-machine:1")
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - timedelta(days=31))
    jobs.tidy()
    assert not Session.objects.exists()
    assert not DBTaskResult.objects.filter(pk=old.pk).exists()
