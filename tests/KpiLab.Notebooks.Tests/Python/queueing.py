"""Many cells, much output, errors in a queue, output from threads."""
from kernel_case import broadcasts, kernel, main, reply, run


def a_cell_waits_for_the_awaits_of_the_one_before():
    with kernel() as (_, client):
        run(client, "var seen = new List<int>();")
        ids = [client.execute(f"await Task.Delay({50 - 10 * i}); seen.Add({i});") for i in range(5)]
        for msg_id in ids:
            assert reply(client, msg_id)["content"]["status"] == "ok"
        assert run(client, 'string.Join(",", seen)')[1][2][1]["data"]["text/plain"] == "0,1,2,3,4"


def an_error_aborts_the_queue():
    with kernel() as (_, client):
        run(client, "var x = 0;")
        first = client.execute('await Task.Delay(500); throw new Exception("stop");')
        rest = [client.execute("x++;") for _ in range(5)]
        assert reply(client, first)["content"]["status"] == "error"
        assert [reply(client, i)["content"]["status"] for i in rest] == ["aborted"] * 5
        assert run(client, "x")[1][2][1]["data"]["text/plain"] == "0"


def stop_on_error_off_lets_the_queue_run():
    with kernel() as (_, client):
        first = client.execute('await Task.Delay(300); throw new Exception("go on");', stop_on_error=False)
        second = client.execute("1 + 1")
        assert reply(client, first)["content"]["status"] == "error"
        assert reply(client, second)["content"]["status"] == "ok"


def a_thousand_cells_in_order():
    with kernel() as (_, client):
        run(client, "var n = 0;")
        ids = [client.execute(f"n == {i} ? ++n : -1") for i in range(1000)]
        values = []
        for msg_id in ids:
            shown = broadcasts(client, msg_id)
            values += [int(m["content"]["data"]["text/plain"]) for m in shown if m["msg_type"] == "execute_result"]
        assert values == list(range(1, 1001))


def ten_megabytes_arrive():
    with kernel() as (_, client):
        msg_id = client.execute("for (var i = 0; i < 100000; i++) Console.WriteLine(new string('x', 99) + i);")
        text = "".join(m["content"]["text"] for m in broadcasts(client, msg_id) if m["msg_type"] == "stream")
        lines = text.splitlines()
        assert len(lines) == 100000 and len(text) > 10_000_000
        assert all(line == "x" * 99 + str(i) for i, line in enumerate(lines))


def a_thread_prints_into_its_own_cell_also_later():
    with kernel() as (_, client):
        msg_id = client.execute('var go = new TaskCompletionSource(); _ = Task.Run(async () => { await go.Task; Console.Write("late"); });')
        broadcasts(client, msg_id)
        other = client.execute('go.SetResult(); await Task.Delay(300); Console.Write("other");')
        found = {}
        while len(found) < 2:
            message = client.get_iopub_msg(timeout=60)
            if message["msg_type"] == "stream":
                found[message["content"]["text"]] = message["parent_header"]["msg_id"]
        assert found == {"late": msg_id, "other": other}, found


def an_exception_on_a_thread_does_not_end_the_kernel():
    with kernel() as (_, client):
        run(client, 'new Thread(() => throw new Exception("on a thread")).Start(); Thread.Sleep(200);')
        assert run(client, "1 + 1")[0]["status"] == "ok"


main(a_cell_waits_for_the_awaits_of_the_one_before, an_error_aborts_the_queue, stop_on_error_off_lets_the_queue_run,
     a_thousand_cells_in_order, ten_megabytes_arrive, a_thread_prints_into_its_own_cell_also_later, an_exception_on_a_thread_does_not_end_the_kernel)
