# The tasks in pandas: one line of JSON per task. Usage: pandas_peer.py <folder> <repeats>
import gc, glob, json, sys, time
import numpy as np
import pandas as pd

folder, repeats = sys.argv[1], int(sys.argv[2])
last = {}


def measure(task, work, check):
    seconds, answer = [], None
    for _ in range(repeats):
        answer = None
        gc.collect()
        start = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - start)
    last.update({"task": task, "seconds": sorted(seconds)[repeats // 2], "check": check(answer)})
    print(json.dumps(last), flush=True)
    return answer


orders = measure("load", lambda: pd.read_csv(f"{folder}/orders.csv", parse_dates=["order_date"]), len)


def by_channel_and_month():
    month = orders.order_date.values.astype("datetime64[M]")
    return orders.groupby([orders.channel, month]).agg(sum=("amount", "sum"), mean=("amount", "mean"), customers=("customer_id", "nunique"))


measure("group", by_channel_and_month, lambda g: round(float(g["sum"].sum())) + int(g.customers.sum()))
print(json.dumps({**last, "task": "group-cold"}), flush=True)


def per_customer():
    return orders.groupby("customer_id").agg(first=("order_date", "min"), last=("order_date", "max"), orders=("amount", "size"), mean=("amount", "mean"))


measure("rfm", per_customer, lambda r: len(r) + int((r["last"] - r["first"]).dt.days.sum()))
del orders
subscriptions = pd.read_csv(f"{folder}/subscriptions.csv", parse_dates=["start", "cancel"])


def churn_by_plan_and_month():
    first = subscriptions.start.values.astype("datetime64[M]").astype(np.int64)
    last = subscriptions.cancel.values.astype("datetime64[M]").astype(np.int64)
    last = np.where(subscriptions.cancel.isna().values, 1 << 40, last)
    counts = pd.DataFrame({"plan": subscriptions.plan, "first": first, "last": last}).groupby(["plan", "first", "last"]).size().reset_index(name="n")
    rows = []
    for month in range(np.datetime64("2022-01").astype(np.int64), np.datetime64("2025-01").astype(np.int64)):
        active = counts[(counts["first"] < month) & (counts["last"] >= month)]
        for plan, group in active.groupby("plan"):
            rows.append((plan, month, group.n.sum(), group.n[group["last"] == month].sum()))
    return rows


measure("churn", churn_by_plan_and_month, lambda rows: int(sum(row[3] for row in rows)))
del subscriptions
repeats = min(repeats, 3)
measure("company", lambda: [pd.read_csv(file) for file in sorted(glob.glob(f"{folder}/company/*.csv"))], lambda tables: sum(len(table) for table in tables))
