// The tasks in DuckDB, in memory: one line of JSON per task. Usage: node duckdb_peer.js <folder> <repeats>
const { createRequire } = require('module');
const { DuckDBInstance } = createRequire(process.cwd() + '/')('@duckdb/node-api');
const [folder, repeats] = [process.argv[2], Number(process.argv[3])];
const literal = text => `'${text.replaceAll("'", "''")}'`;

(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = async sql => (await connection.runAndReadAll(sql)).getRowsJson();
  async function measure(task, table, select, check) {
    const seconds = [];
    for (let i = 0; i < repeats; i++) {
      await connection.run(`drop table if exists ${table}`);
      const start = process.hrtime.bigint();
      await connection.run(`create table ${table} as ${select}`);
      seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    }
    seconds.sort((a, b) => a - b);
    const found = { task, seconds: seconds[repeats >> 1], check: Number((await rows(check))[0][0]) };
    console.log(JSON.stringify(found));
    return found;
  }

  await measure('load', 'orders', `select * from read_csv(${literal(folder + '/orders.csv')})`, 'select count(*) from orders');
  const group = await measure('group', 'g', `select channel, date_trunc('month', order_date) m, sum(amount) s, avg(amount) a, count(distinct customer_id) n from orders group by all`,
    'select round(sum(s)) + sum(n) from g');
  console.log(JSON.stringify({ ...group, task: 'group-cold' }));
  await measure('rfm', 'r', 'select customer_id, min(order_date) f, max(order_date) l, count(*) n, avg(amount) a from orders group by customer_id', 'select count(*) + sum(l - f) from r');
  await connection.run('drop table orders');
  await connection.run(`create table subscriptions as select * from read_csv(${literal(folder + '/subscriptions.csv')})`);
  await measure('churn', 'c', `with counts as (select plan, date_trunc('month', start)::date f, date_trunc('month', cancel)::date l, count(*) n from subscriptions group by all),
    months as (select unnest(generate_series(date '2022-01-01', date '2024-12-01', interval 1 month))::date m)
    select m, plan, sum(n) active, coalesce(sum(n) filter (where l = m), 0) lost from months join counts on f < m and (l is null or l >= m) group by all`,
    'select sum(lost) from c');
  const files = require('fs').readdirSync(folder + '/company').filter(f => f.endsWith('.csv')).sort();
  const seconds = [];
  let count = 0;
  for (let i = 0; i < Math.min(repeats, 3); i++) {
    count = 0;
    const start = process.hrtime.bigint();
    for (const file of files) {
      await connection.run(`create or replace table company_file as select * from read_csv(${literal(folder + '/company/' + file)})`);
      count += Number((await rows('select count(*) from company_file'))[0][0]);
    }
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  seconds.sort((a, b) => a - b);
  console.log(JSON.stringify({ task: 'company', seconds: seconds[seconds.length >> 1], check: count }));
})().catch(error => { console.error(error); process.exit(1); });
