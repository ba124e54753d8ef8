"""What every script here needs: a started kernel, and messages checked against the protocol."""
import contextlib
import os
import queue
import sys
import time

from jupyter_client.manager import start_new_kernel

PATIENCE = float(os.environ.get("KPILAB_TEST_PATIENCE", "120"))

REQUIRED = {
    "status": {"execution_state"},
    "execute_input": {"code", "execution_count"},
    "execute_result": {"execution_count", "data", "metadata"},
    "display_data": {"data", "metadata", "transient"},
    "update_display_data": {"data", "metadata", "transient"},
    "stream": {"name", "text"},
    "error": {"ename", "evalue", "traceback"},
    "clear_output": {"wait"},
    "execute_reply": {"status", "execution_count"},
    "complete_reply": {"status", "matches", "cursor_start", "cursor_end", "metadata"},
    "inspect_reply": {"status", "found", "data", "metadata"},
    "is_complete_reply": {"status"},
    "history_reply": {"status", "history"},
    "comm_info_reply": {"status", "comms"},
    "kernel_info_reply": {"status", "protocol_version", "implementation", "implementation_version", "language_info", "banner", "help_links"},
    "shutdown_reply": {"status", "restart"},
    "interrupt_reply": {"status"},
    "input_request": {"prompt", "password"},
}


def check(message):
    """A message has the parts that the protocol requires of it."""
    kind = message["header"]["msg_type"]
    for key in ("msg_id", "session", "username", "date", "msg_type", "version"):
        assert message["header"].get(key), f"{kind} has no {key} in its header"
    missing = REQUIRED.get(kind, set()) - set(message["content"])
    assert not missing, f"{kind} lacks {missing}"
    if kind == "execute_reply" and message["content"]["status"] == "error":
        assert {"ename", "evalue", "traceback"} <= set(message["content"])
    return message


@contextlib.contextmanager
def kernel():
    """A kernel and its client; both are gone afterwards."""
    manager, client = start_new_kernel(startup_timeout=PATIENCE, kernel_name="kpilab")
    try:
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def reply(client, msg_id, channel="shell"):
    """The reply to a request, checked."""
    end = time.time() + PATIENCE
    while time.time() < end:
        message = getattr(client, f"get_{channel}_msg")(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == msg_id:
            return check(message)
    raise AssertionError("no reply")


def broadcasts(client, msg_id):
    """All that is broadcast for a request, from busy to idle, checked."""
    found = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        found.append(check(message))
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return found


def run(client, code, **options):
    """Runs a cell: the content of its reply, and its broadcasts as (type, content)."""
    msg_id = client.execute(code, **options)
    shown = broadcasts(client, msg_id)
    return reply(client, msg_id)["content"], [(m["msg_type"], m["content"]) for m in shown]


def wait_for(client, msg_id, kind):
    """Waits for a broadcast of a kind."""
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == msg_id and message["msg_type"] == kind:
            return message


def main(*cases):
    """Runs the cases; says of each that it passed or why it did not."""
    failed = 0
    for case in cases:
        try:
            case()
            print(f"ok {case.__name__}", flush=True)
        except (AssertionError, queue.Empty, TimeoutError, RuntimeError) as e:
            failed += 1
            print(f"FAILED {case.__name__}: {type(e).__name__} {e}", flush=True)
    sys.stdout.flush()
    os._exit(1 if failed else 0)
