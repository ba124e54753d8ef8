"""The numbers of data-samples/STORIES.md, computed from the CSV files with the standard library alone.

    python3 tests/KpiLab.Tests/Samples/verify_stories.py            checks STORIES.md against the files
    python3 tests/KpiLab.Tests/Samples/verify_stories.py --print    prints the table rows anew

It shares no code with the library or the generator. Definitions are those of STORIES.md.
"""
import csv, os, sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "data-samples")


def rows(name):
    with open(os.path.join(ROOT, name + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text) if text else None


def within(text, low, high):
    return low <= text < high


def months(low, high):
    at = day(low)
    while at < day(high):
        after = (at.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield at.isoformat(), after.isoformat()
        at = after


def total(items, field="amount"):
    return float(sum(Decimal(item[field]) for item in items))


Y24, Y25, H1_25, H2_25, H1_26 = (("2024-01-01", "2025-01-01"), ("2025-01-01", "2026-01-01"), ("2025-01-01", "2025-07-01"), ("2025-07-01", "2026-01-01"), ("2026-01-01", "2026-07-01"))
LABEL = {Y24: "2024", Y25: "2025", H1_25: "2025-H1", H2_25: "2025-H2", H1_26: "2026-H1"}
CHANNELS = ["Organic search", "Referral", "Paid search", "Paid social", "Affiliate"]
OUT = []


def story(kpi, segment, period, value, tolerance):
    OUT.append((kpi, segment, period, value, tolerance))


def label(period):
    return LABEL.get(period, f"{period[0]}/{period[1]}")


# 1 revenue per employee: revenue / (sum over days of FTE on the payroll / days), x12 over months
employees, revenue = rows("employees"), rows("revenue")


def average_fte(people, low, high):
    days = (day(high) - day(low)).days
    held = 0.0
    for person in people:
        start, end = max(person["start_date"], low), min(person["end_date"] or "9999-12-31", high)
        if start < end:
            held += float(person["fte"]) * (day(end) - day(start)).days
    return held / days


payroll = [p for p in employees if p["contract"] == "employee"]
for period in (Y24, Y25, H1_25, H1_26):
    scale = 12 / len(list(months(*period)))
    inside = [r for r in revenue if within(r["date"], *period)]
    story("revenue-per-employee", "total", label(period), total(inside, "revenue") * scale / average_fte(payroll, *period), 0.5)
    story("revenue", "total", label(period), total(inside, "revenue"), 0.01)
    story("average-fte", "total", label(period), average_fte(payroll, *period), 0.001)
for field, name in (("department", "department"), ("product_line", "product_line")):
    for key in sorted({r[field] for r in revenue}):
        inside = [r for r in revenue if within(r["date"], *Y25) and r[field] == key]
        story("revenue-per-employee", f"{name}={key}", "2025", total(inside, "revenue") / average_fte([p for p in payroll if p[field] == key], *Y25), 0.5)

# 2 CAC: all spend / customers who start
customers, spend, orders, subscriptions = rows("customers"), rows("spend"), rows("orders"), rows("subscriptions")


def cac(period, channel=None):
    cost = total([s for s in spend if within(s["date"], *period) and channel in (None, s["channel"])])
    return cost / sum(within(c["start_date"], *period) and channel in (None, c["channel"]) for c in customers)


for period in (Y24, Y25, H1_26):
    story("cac", "total", label(period), cac(period), 0.005)
for channel in CHANNELS:
    story("cac", f"channel={channel}", "2025", cac(Y25, channel), 0.005)
    story("spend", f"channel={channel}", "2025", total([s for s in spend if within(s["date"], *Y25) and s["channel"] == channel]), 0.01)

# payback: CAC / monthly margin per new subscriber (mean monthly amount x the channel's margin on orders), 2025 starters
margin = {c: total([o for o in orders if o["channel"] == c], "margin") / total([o for o in orders if o["channel"] == c]) for c in CHANNELS}
for channel in CHANNELS:
    new = [s for s in subscriptions if s["channel"] == channel and within(s["start_date"], *Y25)]
    story("cac-payback-months", f"channel={channel}", "2025", cac(Y25, channel) / (total(new, "monthly_amount") / len(new) * margin[channel]), 0.01)

# 3 LTV: margin on orders per customer with an order, all time; and for those who started in 2024
by_customer = defaultdict(Decimal)
for o in orders:
    by_customer[o["customer_id"]] += Decimal(o["margin"])
for channel in [None] + CHANNELS:
    segment = f"channel={channel}" if channel else "total"
    group = [c for c in customers if channel in (None, c["channel"])]
    bought = [c for c in group if c["customer_id"] in by_customer]
    old = [c for c in bought if within(c["start_date"], *Y24)]
    ltv = float(sum(by_customer[c["customer_id"]] for c in bought)) / len(bought)
    ltv24 = float(sum(by_customer[c["customer_id"]] for c in old)) / len(old)
    story("ltv", segment, "all", ltv, 0.005)
    story("ltv-2024-starters", segment, "all", ltv24, 0.005)
    story("ltv-to-cac-2024-starters", segment, "2024", ltv24 / cac(Y24, channel), 0.005)
    subscribers = [s for s in subscriptions if channel in (None, s["channel"]) and s["start_date"] < "2025-07-01"]
    kept = sum(1 for s in subscribers if not s["end_date"] or day(s["end_date"]) > day(s["start_date"]) + timedelta(days=365))
    story("kept-after-365-days", segment, "start before 2025-07-01", kept / len(subscribers), 0.0005)

# 4 conversion and funnel
sessions = rows("sessions")
STEPS = ["product_view", "cart", "checkout", "shipping_details", "purchase"]
for period in (H1_25, H2_25, H1_26):
    for device in (None, "mobile", "desktop"):
        inside = [s for s in sessions if within(s["date"], *period) and device in (None, s["device"])]
        segment = f"device={device}" if device else "total"
        story("conversion-rate", segment, label(period), sum(s["purchase"] == "1" for s in inside) / len(inside), 0.00005)
        if device:
            story("sessions", segment, label(period), len(inside), 0)
for device in (None, "mobile", "desktop"):
    inside = [s for s in sessions if device in (None, s["device"])]
    before = len(inside)
    for step in STEPS:
        reached = sum(s[step] == "1" for s in inside)
        story("funnel-drop-off", (f"device={device};" if device else "") + f"step={step}", "all", 1 - reached / before, 0.00005)
        before = reached

# 5 ROI by horizon
flows = defaultdict(list)
for f in rows("cash_flows"):
    flows[f["project"]].append(f)
for project, items in sorted(flows.items()):
    items.sort(key=lambda f: f["date"])
    for horizon in (3, 6, 12):
        cost, gain = total(items[:horizon], "cost"), total(items[:horizon], "return")
        story("roi", f"project={project}", f"{horizon} months", (gain - cost) / cost, 0.00005)
story("roi", "total", "all", (total(rows("cash_flows"), "return") - total(rows("cash_flows"), "cost")) / total(rows("cash_flows"), "cost"), 0.00005)


# 6 churn, months pooled
def churn(items, low, high):
    active = lost = 0
    paid = gone = Decimal(0)
    for first, after in months(low, high):
        for s in items:
            if s["start_date"] < first and (not s["end_date"] or s["end_date"] >= first):
                active, paid = active + 1, paid + Decimal(s["monthly_amount"])
                if s["end_date"] and s["end_date"] < after:
                    lost, gone = lost + 1, gone + Decimal(s["monthly_amount"])
    return lost / active, float(gone / paid)


for period in (Y24, Y25, H1_26):
    customer, money = churn(subscriptions, *period)
    story("churn-rate", "total", label(period), customer, 0.00005)
    story("revenue-churn", "total", label(period), money, 0.00005)
for plan in ("Basic", "Plus", "Premium"):
    story("churn-rate", f"plan={plan}", "2025", churn([s for s in subscriptions if s["plan"] == plan], *Y25)[0], 0.00005)
for channel in CHANNELS:
    story("churn-rate", f"channel={channel}", "2025", churn([s for s in subscriptions if s["channel"] == channel], *Y25)[0], 0.00005)
story("churn-rate", "total", "2026-06", churn(subscriptions, "2026-06-01", "2026-07-01")[0], 0.00005)
for cohort in months("2025-05-01", "2026-03-01"):
    group = [s for s in subscriptions if within(s["start_date"], *cohort)]
    end = cohort[1]
    for _ in range(3):
        end = next(months(end, "2027-01-01"))[1]
    gone = sum(1 for s in group if s["end_date"] and s["end_date"] < end)
    story("lost-within-three-months-after", f"cohort={cohort[0][:7]}", "3 months", gone / len(group), 0.00005)

# 7 NPS
answers = rows("survey_responses")


def nps(items):
    scores = [int(a["score"]) for a in items]
    return 100 * (sum(s >= 9 for s in scores) - sum(s <= 6 for s in scores)) / len(scores)


story("net-promoter-score", "total", "all", nps(answers), 0.005)
for touchpoint in sorted({a["touchpoint"] for a in answers}):
    group = [a for a in answers if a["touchpoint"] == touchpoint]
    story("net-promoter-score", f"touchpoint={touchpoint}", "all", nps(group), 0.005)
    story("responses", f"touchpoint={touchpoint}", "all", len(group), 0)
for period in (Y24, ("2025-01-01", "2025-10-01"), ("2025-10-01", "2026-07-01")):
    story("net-promoter-score", "touchpoint=Delivery", label(period), nps([a for a in answers if a["touchpoint"] == "Delivery" and within(a["date"], *period)]), 0.005)

# 8 cost per lead: marketing spend / leads, by date of the lead
leads = rows("leads")
for channel in [None] + CHANNELS:
    segment = f"channel={channel}" if channel else "total"
    cost = total([s for s in spend if s["category"] == "marketing" and within(s["date"], *Y25) and channel in (None, s["channel"])])
    group = [x for x in leads if within(x["date"], *Y25) and channel in (None, x["channel"])]
    story("cost-per-lead", segment, "2025", cost / len(group), 0.005)
    story("cost-per-sql", segment, "2025", cost / sum(bool(x["sql_date"]) for x in group), 0.005)
    story("cost-per-won-customer", segment, "2025", cost / sum(bool(x["won_date"]) for x in group), 0.005)
    story("mql-to-sql-rate", segment, "2025", sum(bool(x["sql_date"]) for x in group) / sum(bool(x["mql_date"]) for x in group), 0.00005)

# 9 engagement
engagement, invitations = rows("engagement_answers"), rows("engagement_invitations")


def mean(items):
    return sum(int(a["score"]) for a in items) / len(items)


for wave in sorted({a["wave"] for a in engagement}):
    story("employee-engagement", "total", wave, mean([a for a in engagement if a["wave"] == wave]), 0.00005)
last = [a for a in engagement if a["wave"] == "Round 4"]
for theme in sorted({a["theme"] for a in last}):
    story("employee-engagement", f"theme={theme}", "Round 4", mean([a for a in last if a["theme"] == theme]), 0.00005)
for department in sorted({a["department"] for a in last}):
    group = [a for a in last if a["department"] == department]
    people = len({a["respondent_id"] for a in group})
    invited = sum(int(i["invited"]) for i in invitations if i["wave"] == "Round 4" and i["department"] == department)
    if people >= 5:
        story("employee-engagement", f"department={department}", "Round 4", mean(group), 0.00005)
    story("respondents", f"department={department}", "Round 4", people, 0)
    story("participation", f"department={department}", "Round 4", people / invited, 0.00005)

# 10 market share
market, own = rows("market"), rows("own_sales")
for period in (Y24, Y25, H1_25, H1_26):
    for region in (None, "North", "West", "East", "South"):
        size = defaultdict(float)
        for m in market:
            if within(m["date"], *period) and region in (None, m["region"]):
                size[m["company"]] += float(m["amount"])
        ours = total([o for o in own if within(o["date"], *period) and region in (None, o["region"])])
        assert abs(ours - size["Zilvermeeuw"]) < 0.005
        segment, everything = (f"region={region}" if region else "total"), sum(size.values())
        story("market-share", segment, label(period), ours / everything, 0.00005)
        if period in (Y25,):
            story("relative-share", segment, label(period), ours / max(v for k, v in size.items() if k != "Zilvermeeuw"), 0.0005)
            story("hhi", segment, label(period), sum((100 * v / everything) ** 2 for v in size.values()), 0.5)
        story("market-size", segment, label(period), everything, 0.5)

# Own sales are the revenue of Subscriptions and Webshop.
consumer = total([r for r in revenue if r["department"] in ("Subscriptions", "Webshop")], "revenue")
assert abs(consumer - total(own)) < 0.005

# Drivers of churn: monthly churn by class, as a ratio of the worst to the rest
usage = defaultdict(list)
tickets = defaultdict(list)
for u in rows("usage"):
    usage[u["customer_id"]].append(int(u["logins"]))
    tickets[u["customer_id"]].append(int(u["tickets"]))


def ratio(worst):
    groups = ([s for s in subscriptions if worst(s)], [s for s in subscriptions if not worst(s)])
    return churn(groups[0], *Y25)[0] / churn(groups[1], *Y25)[0]


def average(values):
    return sum(values) / len(values)


story("churn-ratio", "logins under 3 a month", "2025", ratio(lambda s: average(usage[s["customer_id"]]) < 3), 0.005)
story("churn-ratio", "plan Basic", "2025", ratio(lambda s: s["plan"] == "Basic"), 0.005)
story("churn-ratio", "a ticket in four months or more often", "2025", ratio(lambda s: average(tickets[s["customer_id"]]) >= 0.25), 0.005)
story("churn-ratio", "channel Paid social or Affiliate", "2025", ratio(lambda s: s["channel"] in ("Paid social", "Affiliate")), 0.005)


# What if: unit economics over the last twelve months, at their value and over their intervals
import math, random
from statistics import NormalDist

YEAR = ("2025-07-01", "2026-07-01")
Z, T11 = NormalDist().inv_cdf(0.975), 2.200985160082949  # of the normal, and of t with 11 degrees of freedom


def wilson(part, whole):
    p = part / whole
    centre, half = p + Z * Z / (2 * whole), Z * math.sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole))
    return [(centre + sign * half) / (1 + Z * Z / whole) for sign in (-1, 1)]


def over_months(above, below):
    """Sum of above / sum of below, and its delta interval over twelve months."""
    value = sum(above) / sum(below)
    error = math.sqrt(sum((a - value * b) ** 2 for a, b in zip(above, below)) * 12 / 11) / sum(below)
    return value, [value - T11 * error, value + T11 * error]


def by_month(items, amount=lambda item: 1):
    return [sum(amount(x) for x in items if within(x["date"], *m)) for m in months(*YEAR)]


in_year = lambda name: [x for x in rows(name) if within(x["date"], *YEAR)]
visits, bought, paid_out = in_year("sessions"), in_year("orders"), total(in_year("spend"))
purchases = sum(v["purchase"] == "1" for v in visits)
starts = sum(within(c["start_date"], *YEAR) for c in rows("customers"))
stays = sum(within(s["start_date"], *YEAR) for s in subscriptions)
open_at = [sum(s["start_date"] < m and (not s["end_date"] or s["end_date"] >= m) for s in subscriptions) for m in [first for first, _ in months(*YEAR)] + [YEAR[1]]]
gone = sum(within(s["end_date"], *YEAR) for s in subscriptions if s["end_date"])
now, range_of = {}, {}
now["visitors"], range_of["visitors"] = over_months(by_month(visits), [1] * 12)
now["order-value"], range_of["order-value"] = over_months(by_month(bought, lambda o: float(o["amount"])), by_month(bought))
now["margin"], range_of["margin"] = over_months(by_month(bought, lambda o: float(o["margin"])), by_month(bought, lambda o: float(o["amount"])))
now["frequency"], range_of["frequency"] = over_months(by_month(bought), open_at[:12])
for name, part, whole in (("conversion", purchases, len(visits)), ("churn", gone, sum(open_at[:12])), ("staying-on", stays, starts)):
    now[name], range_of[name] = part / whole, wilson(part, whole)


def economics(**changed):
    x = {**now, **{name.replace("_", "-"): value for name, value in changed.items()}}
    new = x["visitors"] * x["conversion"] * starts / purchases
    margin, kept = x["staying-on"] * x["order-value"] * x["frequency"] * x["margin"], 1 - x["churn"]
    out = {"cac": paid_out / 12 / new, "ltv": margin * (1 - kept ** 60) / x["churn"]}
    out["ltv-to-cac"], out["payback"] = out["ltv"] / out["cac"], out["cac"] / margin
    out["value-added"] = new * out["ltv"] - paid_out / 12
    out["customers-in-a-year"] = open_at[12] * kept ** 12 + new * x["staying-on"] * (1 - kept ** 12) / x["churn"]
    return out


def chance(target, factor, samples=200_000):
    draw, hits, normal = random.Random(1), 0, NormalDist()
    logit = lambda p: math.log(p / (1 - p))
    scales = {name: (math.log, math.exp) if name == "visitors" else (logit, lambda v: 1 / (1 + math.exp(-v))) for name in ("visitors", "conversion", "churn", "staying-on")}
    fitted = {name: ((to(range_of[name][0]) + to(range_of[name][1])) / 2, (to(range_of[name][1]) - to(range_of[name][0])) / (2 * Z), back) for name, (to, back) in scales.items()}
    for _ in range(samples):
        x = {name: back(mu + sigma * normal.inv_cdf(draw.random())) for name, (mu, sigma, back) in fitted.items()}
        kept = 1 - x["churn"] * factor
        hits += open_at[12] * kept ** 12 + x["visitors"] * x["conversion"] * starts / purchases * x["staying-on"] * (1 - kept ** 12) / (1 - kept) >= target
    return hits / samples


for name, tolerance in (("cac", 0.005), ("ltv", 0.005), ("ltv-to-cac", 0.0005), ("payback", 0.005), ("value-added", 0.5), ("customers-in-a-year", 0.05)):
    story("unit-economics", name, label(YEAR), economics()[name], tolerance)
for output, tolerance in (("ltv-to-cac", 0.0005), ("customers-in-a-year", 0.05)):
    swings = {name: abs(economics(**{name.replace("-", "_"): range_of[name][1]})[output] - economics(**{name.replace("-", "_"): range_of[name][0]})[output]) for name in range_of}
    for name in sorted((n for n in swings if swings[n] > 1e-9), key=swings.get, reverse=True):
        story("tornado-swing", f"output={output};input={name}", label(YEAR), swings[name], tolerance)
story("break-even", "output=value-added;input=conversion", label(YEAR), paid_out / 12 / (now["visitors"] * starts / purchases * economics()["ltv"]), 0.000001)
low, high = now["churn"], 0.5
while high - low > 1e-12:
    low, high = ((low + high) / 2, high) if economics(churn=(low + high) / 2)["ltv-to-cac"] > 3 else (low, (low + high) / 2)
story("goal", "output=ltv-to-cac;value=3;input=churn", label(YEAR), low, 0.000001)
for factor, text in ((1, "as it is"), (0.95, "-5%"), (0.9, "-10%")):
    story("chance-of-plan", f"customers-in-a-year=3300;churn {text}", label(YEAR), chance(3300, factor), 0.006)


def number(value):
    return str(value) if isinstance(value, int) else f"{value:.6f}".rstrip("0").rstrip(".")


TABLE = [f"| S{i + 1:03d} | {kpi} | {segment} | {period} | {number(value)} | {tolerance} |" for i, (kpi, segment, period, value, tolerance) in enumerate(OUT)]
if "--print" in sys.argv:
    print("\n".join(TABLE))
else:
    with open(os.path.join(ROOT, "STORIES.md"), encoding="utf-8") as file:
        written = [line.rstrip() for line in file if line.startswith("| S")]
    wrong = [f"{a}\n  now {b}" for a, b in zip(written, TABLE) if a != b]
    print("\n".join(wrong) or f"{len(TABLE)} numbers agree")
    sys.exit(1 if wrong or len(written) != len(TABLE) else 0)
