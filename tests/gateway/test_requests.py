"""What is not of the API is refused in plain words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff",
        b"[" * 100_000,
        b"{}",
        b'{"text": 1}',
        b'{"text": null}',
        b'{"text": ["a"]}',
        b'{"text": "a", "button": "b"}',
        b'{"text": "a", "sender": "somebody-else"}',
        b'{"text": "a", "payload": "/restart"}',
        b'{"text": "a", "metadata": {}}',
        b'{"text": "a", "language": "de"}',
        b'{"text": "a", "id": "1"}',
    ],
)
def test_a_body_of_another_shape_is_refused(visitor, rasa, body):
    refused = visitor.http.post("/api/v1/messages", content=body, headers=visitor.authorization)
    assert refused.status_code == 422
    assert isinstance(refused.json()["error"], str)
    assert rasa.typed == []


@pytest.mark.parametrize(
    "body", [{"language": "en"}, {"school": "../x"}, {"school": "a" * 61}, {"id": "1"}]
)
def test_a_session_of_another_shape_is_refused(visitor, body):
    assert visitor.http.post("/api/v1/sessions", json=body).status_code == 422


def test_a_body_that_nobody_types_is_refused_kindly(visitor, rasa):
    refused = visitor.post(text="a" * 400_000)
    assert refused.status_code == 413
    assert refused.json()["messages"][0]["text"].startswith("Votre message est trop long")
    assert rasa.typed == []


def test_a_huge_session_request_is_refused(visitor):
    assert visitor.http.post("/api/v1/sessions", content=b" " * 400_000).status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/nothing", 404), ("DELETE", "/api/v1/messages", 405), ("PUT", "/", 405)],
)
def test_an_address_or_method_that_is_not_there_is_refused_in_json(visitor, method, path, status):
    refused = visitor.http.request(method, path)
    assert refused.status_code == status
    assert refused.json()["error"]
