"""Whatever a cell does, interrupt_request and SIGINT end it, the variables stay and the next cell runs."""
import os
import signal
import time

from kernel_case import kernel, main, reply, run, wait_for

CELLS = [
    "while (true) { }",
    "Thread.Sleep(60000);",
    "await Task.Delay(60000);",
    "Enumerable.Range(0, int.MaxValue).Select(i => (long)i).Where(i => i % 3 == 0).Aggregate((a, b) => a ^ b);",
    "await Task.Run(() => { while (true) { } });",
    'Console.ReadLine();',
]
# The aim is two seconds; what is asserted is that the cell ends long before it would by itself.
PATIENCE = 20


def interrupted_by(how):
    with kernel() as (manager, client):
        run(client, "var kept = 41;")
        for cell in CELLS:
            msg_id = client.execute('Console.WriteLine("ready"); ' + cell, allow_stdin=True)
            wait_for(client, msg_id, "stream")
            start = time.time()
            how(manager)
            content = reply(client, msg_id)["content"]
            took = time.time() - start
            assert content["status"] == "error" and content["ename"] == "Interrupted", content
            assert took < PATIENCE, f"{cell} took {took:.1f} s to stop"
            print(f"   {took * 1000:7.0f} ms  {cell}")
            assert run(client, "kept + 1")[1][2][1]["data"]["text/plain"] == "42"


def by_message():
    interrupted_by(lambda manager: manager.interrupt_kernel())


def by_signal():
    interrupted_by(lambda manager: os.kill(manager.provisioner.process.pid, signal.SIGINT))


main(by_message, by_signal)
