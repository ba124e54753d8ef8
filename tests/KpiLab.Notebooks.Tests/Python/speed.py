"""Speed beside the Python kernel, in one run: python3 speed.py [rounds]. Prints a table; asserts nothing."""
import os
import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel

KERNELS = {"python3": "print", "kpilab": "Console.Wri"}


def processor(manager):
    """Seconds that the kernel's process has computed, which a busy machine does not change."""
    fields = open(f"/proc/{manager.provisioner.process.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(kernel, prefix, cells=100):
    start = time.perf_counter()
    manager, client = start_new_kernel(startup_timeout=120, kernel_name=kernel)
    execute = lambda code: client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
    execute("1+1")
    found = {"start to first result, s": time.perf_counter() - start, "processor time until then, s": processor(manager)}

    def milliseconds(action, count):
        times = []
        for i in range(count):
            begin = time.perf_counter()
            action(i)
            times.append((time.perf_counter() - begin) * 1000)
        return statistics.median(times)

    before = processor(manager)
    found["trivial cell, median ms"] = milliseconds(lambda i: execute(f"{i}+1"), cells)
    found["processor time of a trivial cell, ms"] = (processor(manager) - before) * 1000 / cells
    milliseconds(lambda i: client.complete(prefix, reply=True, timeout=120), 1)
    found["completion after the first, median ms"] = milliseconds(lambda i: client.complete(prefix, reply=True, timeout=120), 20)
    memory = lambda: int(next(line for line in open(f"/proc/{manager.provisioner.process.pid}/status") if line.startswith("VmRSS")).split()[1]) / 1024
    before = memory()
    for i in range(500):
        execute(f"{i}+2")
    found["memory before 500 cells, MB"] = before
    found["memory after 500 cells, MB"] = memory()
    client.stop_channels()
    manager.shutdown_kernel()
    return found


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
results = {kernel: [] for kernel in KERNELS}
for _ in range(rounds):
    for kernel, prefix in KERNELS.items():
        results[kernel].append(measure(kernel, prefix))
print(f"{'':40}{'Python':>10}{'KpiLab':>10}{'ratio':>8}")
for key in results["python3"][0]:
    python, ours = (statistics.median(r[key] for r in results[kernel]) for kernel in KERNELS)
    print(f"{key:40}{python:10.2f}{ours:10.2f}{ours / python:8.2f}")
sys.stdout.flush()
