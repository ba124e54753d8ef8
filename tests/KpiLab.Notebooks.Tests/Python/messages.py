"""Every message type of the shell, control, iopub and stdin channels."""
from kernel_case import broadcasts, check, kernel, main, reply, run


def kernel_info():
    with kernel() as (_, client):
        content = reply(client, client.kernel_info())["content"]
        assert content["protocol_version"] == "5.4"
        language = content["language_info"]
        assert language["name"] == "C#" and language["file_extension"] == ".cs" and language["mimetype"] == "text/x-csharp"
        assert language["pygments_lexer"] == "csharp"


def execution_in_order():
    with kernel() as (_, client):
        content, shown = run(client, 'Console.WriteLine("hi"); 1.Display(); 40 + 2')
        assert content["status"] == "ok" and content["execution_count"] == 1 and content["user_expressions"] == {} and content["payload"] == []
        kinds = [kind for kind, _ in shown]
        assert kinds == ["status", "execute_input", "stream", "display_data", "execute_result", "status"], kinds
        assert [c["execution_state"] for k, c in shown if k == "status"] == ["busy", "idle"]
        assert shown[1][1]["execution_count"] == 1
        assert shown[2][1] == {"name": "stdout", "text": "hi\n"}
        assert shown[4][1]["data"]["text/plain"] == "42" and shown[4][1]["execution_count"] == 1


def counts_and_silence():
    with kernel() as (_, client):
        assert run(client, "1")[0]["execution_count"] == 1
        content, shown = run(client, "Console.Write(1); 2", silent=True)
        assert [k for k, _ in shown] == ["status", "status"], shown
        assert content["execution_count"] == 1
        assert run(client, "2", store_history=False)[0]["execution_count"] == 1
        assert run(client, "3")[0]["execution_count"] == 2


def errors():
    with kernel() as (_, client):
        for code, name in (("foo", "CompilationError"), ('throw new Exception("b");', "Exception"), ("#!nope", "DirectiveError")):
            content, shown = run(client, code)
            assert content["status"] == "error" and content["ename"] == name, content
            error = [c for k, c in shown if k == "error"]
            assert len(error) == 1 and error[0]["ename"] == name and error[0]["traceback"] == content["traceback"]


def displays():
    with kernel() as (_, client):
        _, shown = run(client, 'display("a", display_id: "d"); display("b", display_id: "d", update: true); clear_output(wait: true); Console.Error.Write("e");')
        kinds = [k for k, _ in shown][2:-1]
        assert kinds == ["display_data", "update_display_data", "clear_output", "stream"], kinds
        contents = [c for _, c in shown][2:-1]
        assert contents[0]["transient"]["display_id"] == contents[1]["transient"]["display_id"] == "d"
        assert contents[2] == {"wait": True} and contents[3]["name"] == "stderr"


def user_expressions():
    with kernel() as (_, client):
        content, _ = run(client, "var x = 20;", user_expressions={"double": "x * 2", "wrong": "nope"})
        assert content["user_expressions"]["double"]["data"]["text/plain"] == "40"
        assert content["user_expressions"]["wrong"]["status"] == "error"


def completion_and_inspection():
    with kernel() as (_, client):
        run(client, 'var länge = "é😀"; var biggest = 1;')
        content = reply(client, client.complete('var s = "😀"; bigg'))["content"]
        assert content["matches"][0] == "biggest", content["matches"][:3]
        assert (content["cursor_start"], content["cursor_end"]) == (13, 17), content
        types = content["metadata"]["_jupyter_types_experimental"]
        assert types[0]["text"] == "biggest" and types[0]["type"] == "variable"
        content = reply(client, client.inspect("Math.Max(1, 2)", 7))["content"]
        assert content["found"] and "Math.Max" in content["data"]["text/plain"]
        content = reply(client, client.inspect("   ", 1))["content"]
        assert content["status"] == "ok" and not content["found"]


def completeness():
    with kernel() as (_, client):
        for code, state in (("1+1", "complete"), ("if (true) {", "incomplete"), ("var x = 1 2;", "invalid")):
            content = reply(client, client.is_complete(code))["content"]
            assert content["status"] == state, (code, content)
        assert reply(client, client.is_complete("if (true) {"))["content"]["indent"] == "    "


def history():
    with kernel() as (_, client):
        for code in ("1", "22", "1"):
            run(client, code)
        ask = lambda **options: reply(client, client.history(**options))["content"]["history"]
        assert ask(hist_access_type="tail", n=2) == [[1, 2, "22"], [1, 3, "1"]]
        assert ask(hist_access_type="range", session=0, start=1, stop=3) == [[1, 1, "1"], [1, 2, "22"]]
        assert ask(hist_access_type="search", pattern="1", unique=True) == [[1, 3, "1"]]
        assert ask(hist_access_type="tail", n=1, output=True) == [[1, 3, ["1", "1"]]]


def comms():
    with kernel() as (_, client):
        assert reply(client, client.comm_info())["content"]["comms"] == {}
        message = client.session.msg("comm_open", {"comm_id": "c1", "target_name": "none", "data": {}})
        client.shell_channel.send(message)
        shown = broadcasts(client, message["header"]["msg_id"])
        assert [m["msg_type"] for m in shown] == ["status", "comm_close", "status"]
        assert shown[1]["content"]["comm_id"] == "c1"


def input_from_the_person():
    with kernel() as (_, client):
        msg_id = client.execute('Console.Write("Name? "); var name = Console.ReadLine(); var key = GetPassword("Key"); name + key', allow_stdin=True)
        first = check(client.get_stdin_msg(timeout=60))
        assert first["msg_type"] == "input_request" and first["content"] == {"prompt": "", "password": False}
        client.input("Ann")
        assert client.get_stdin_msg(timeout=60)["content"] == {"prompt": "Key", "password": True}
        client.input("7")
        shown = broadcasts(client, msg_id)
        assert [m["content"]["data"]["text/plain"] for m in shown if m["msg_type"] == "execute_result"] == ["Ann7"]
        reply(client, msg_id)
        content, _ = run(client, "Console.ReadLine()", allow_stdin=False)
        assert content["status"] == "error" and "nobody can answer" in content["evalue"]


def interrupt_and_shutdown_on_control():
    with kernel() as (manager, client):
        message = client.session.msg("interrupt_request", {})
        client.control_channel.send(message)
        assert reply(client, message["header"]["msg_id"], "control")["content"]["status"] == "ok"
        message = client.session.msg("shutdown_request", {"restart": False})
        client.control_channel.send(message)
        content = reply(client, message["header"]["msg_id"], "control")["content"]
        assert content == {"status": "ok", "restart": False}
        assert manager.provisioner.process.wait(30) == 0


def heartbeat():
    with kernel() as (_, client):
        import zmq
        socket = zmq.Context.instance().socket(zmq.REQ)
        socket.linger = 0
        socket.connect(f"tcp://{client.ip}:{client.hb_port}")
        client.execute("while (true) { }")
        socket.send(b"ping")
        assert socket.poll(30000) and socket.recv() == b"ping"
        socket.close()


main(kernel_info, execution_in_order, counts_and_silence, errors, displays, user_expressions, completion_and_inspection,
     completeness, history, comms, input_from_the_person, interrupt_and_shutdown_on_control, heartbeat)
