// The tasks in polars: one line of JSON per task. Usage: node polars_peer.js <folder> <repeats>
const { createRequire } = require('module');
const load = createRequire(process.cwd() + '/');
const module_ = load('nodejs-polars');
const pl = module_.default || module_;
const [folder, repeats] = [process.argv[2], Number(process.argv[3])];

let last;
function measure(task, work, check) {
  const seconds = [];
  let answer;
  for (let i = 0; i < repeats; i++) {
    answer = null;
    if (global.gc) global.gc();
    const start = process.hrtime.bigint();
    answer = work();
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  seconds.sort((a, b) => a - b);
  last = { task, seconds: seconds[repeats >> 1], check: check(answer) };
  console.log(JSON.stringify(last));
  return answer;
}

const month = c => pl.col(c).dt.year().cast(pl.Int32).mul(12).add(pl.col(c).dt.month().cast(pl.Int32));
let orders = measure('load', () => pl.readCSV(`${folder}/orders.csv`, { tryParseDates: true }), t => t.height);
measure('group', () => orders.lazy().withColumns(month('order_date').alias('m')).groupBy(['channel', 'm'], false)
  .agg(pl.col('amount').sum().alias('s'), pl.col('amount').mean().alias('a'), pl.col('customer_id').nUnique().alias('n')).collectSync(),
  g => Math.round(g.getColumn('s').sum()) + Number(g.getColumn('n').sum()));
console.log(JSON.stringify({ ...last, task: 'group-cold' }));
measure('rfm', () => orders.lazy().groupBy(['customer_id'], false)
  .agg(pl.col('order_date').min().alias('f'), pl.col('order_date').max().alias('l'), pl.col('amount').count().alias('n'), pl.col('amount').mean().alias('a')).collectSync(),
  r => r.height + Number(r.select(pl.col('l').cast(pl.Int32).sub(pl.col('f').cast(pl.Int32)).sum().alias('d')).getColumn('d').get(0)));
orders = null;
const subscriptions = pl.readCSV(`${folder}/subscriptions.csv`, { tryParseDates: true });
measure('churn', () => {
  const counts = subscriptions.lazy().withColumns(month('start').alias('f'), month('cancel').fillNull(pl.lit(1000000)).alias('l'))
    .groupBy(['plan', 'f', 'l'], false).agg(pl.col('customer_id').count().alias('n')).collectSync();
  const [plan, first, last, n] = ['plan', 'f', 'l', 'n'].map(c => counts.getColumn(c).toArray());
  const rows = new Map();
  const end = 2024 * 12 + 12;
  for (let i = 0; i < plan.length; i++) {
    for (let m = first[i] + 1; m <= Math.min(end, last[i]); m++) {
      const key = m + '|' + plan[i];
      const row = rows.get(key) || [0, 0];
      row[0] += Number(n[i]);
      if (m === last[i]) row[1] += Number(n[i]);
      rows.set(key, row);
    }
  }
  return rows;
}, rows => [...rows.values()].reduce((sum, row) => sum + row[1], 0));
const files = require('fs').readdirSync(`${folder}/company`).filter(f => f.endsWith('.csv')).sort();
measure('company', () => files.map(f => pl.readCSV(`${folder}/company/${f}`, { tryParseDates: true })), tables => tables.reduce((sum, t) => sum + t.height, 0));
