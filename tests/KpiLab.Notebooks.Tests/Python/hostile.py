"""Messages that are wrong, and clients that are gone, do no harm."""
import os
import subprocess
import sys
import time

import zmq
from jupyter_client.session import Session
from kernel_case import PATIENCE, kernel, main, reply, run


def raw(client, frames):
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 1000
    socket.connect(f"tcp://{client.ip}:{client.shell_port}")
    socket.send_multipart(frames)
    return socket


def wrong_messages_are_dropped():
    with kernel() as (_, client):
        good = client.session.serialize(client.session.msg("execute_request", {"code": "var pwned = 1;", "silent": False}))
        for frames in (
            [b""], [b"<IDS|MSG>"], good[:4], good[:1] + [b"0" * 64] + good[2:], good[:1] + [b""] + good[2:],
            good[:2] + [b"{"] + good[3:], [b"\xff" * 100], [b"<IDS|MSG>", b"x", b"{}", b"{}", b"{}", b"{}"],
        ):
            raw(client, frames).close()
        for kind in ("no_such_request", "execute_reply", "", "debug_request"):
            message = client.session.msg(kind, {})
            client.shell_channel.send(message)
        for kind in ("execute_request", "complete_request", "history_request", "comm_open"):
            for content in (b'{"code": 5}', b'{"code": null}', b"[]", b'"text"', b"null"):
                parts = client.session.serialize(client.session.msg(kind, {}))[2:5] + [content]
                raw(client, [b"<IDS|MSG>", client.session.sign(parts), *parts]).close()
        content, _ = run(client, "1 + 1")
        assert content["status"] == "ok"
        assert run(client, "pwned")[0]["ename"] == "CompilationError"


def a_client_that_vanishes_leaves_the_kernel_to_the_next():
    with kernel() as (manager, client):
        run(client, "var x = 5;")
        other = manager.client(session=Session(key=manager.session.key))
        other.start_channels()
        other.wait_for_ready(timeout=PATIENCE)
        other.execute("Thread.Sleep(200); Console.Write(new string('y', 1000000));")
        other.stop_channels()
        assert run(client, "x")[1][2][1]["data"]["text/plain"] == "5"


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def the_kernel_ends_when_its_starter_is_gone():
    starter = subprocess.Popen(
        [sys.executable, "-c", "from jupyter_client.manager import start_new_kernel\nimport time\n"
         f"m, c = start_new_kernel(startup_timeout={PATIENCE}, kernel_name='kpilab')\nprint(m.provisioner.process.pid, flush=True)\ntime.sleep(600)"],
        stdout=subprocess.PIPE, text=True)
    pid = int(starter.stdout.readline())
    assert is_running(pid)
    starter.kill()
    starter.wait()
    end = time.time() + 30
    while is_running(pid) and time.time() < end:
        time.sleep(0.2)
    assert not is_running(pid), "the kernel is still there"


def restart_and_shutdown_leave_no_process():
    with kernel() as (manager, client):
        run(client, "var x = 1; new Thread(() => Thread.Sleep(600000)).Start();")
        first = manager.provisioner.process.pid
        manager.restart_kernel()
        client.wait_for_ready(timeout=PATIENCE)
        assert not is_running(first)
        assert run(client, "x")[0]["status"] == "error"
        second = manager.provisioner.process.pid
        client.execute("while (true) { }")
        client.stop_channels()
        manager.shutdown_kernel()
        assert not is_running(second)


def a_taken_port_and_a_missing_file_are_said_plainly():
    import json, tempfile, socket
    command = json.load(open(os.path.join(os.environ["JUPYTER_DATA_DIR"], "kernels", "kpilab", "kernel.json")))["argv"]
    missing = subprocess.run([part.replace("{connection_file}", "/nowhere.json") for part in command], capture_output=True, text=True)
    assert missing.returncode == 1 and "connection file /nowhere.json" in missing.stderr, missing
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"ip": "127.0.0.1", "transport": "tcp", "key": "k", "signature_scheme": "hmac-sha256",
                   **{name + "_port": port for name in ("shell", "control", "stdin", "iopub", "hb")}}, file)
        file.flush()
        result = subprocess.run([part.replace("{connection_file}", file.name) for part in command], capture_output=True, text=True)
    assert result.returncode == 1 and "cannot listen" in result.stderr, result


main(wrong_messages_are_dropped, a_client_that_vanishes_leaves_the_kernel_to_the_next, the_kernel_ends_when_its_starter_is_gone,
     restart_and_shutdown_leave_no_process, a_taken_port_and_a_missing_file_are_said_plainly)
