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
    console.log(JSON.stringify({ task, seconds: seconds[repeats >> 1], check: Number((await rows(check))[0][0]) }));
  }

  await measure('load', 'orders', `select * from read_csv(${literal(folder + '/orders.csv')})`, 'select count(*) from orders');
  await measure('group', 'g', `select channel, date_trunc('month', order_date) m, sum(amount) s, avg(amount) a, count(distinct customer_id) n from orders group by all`,
    'select round(sum(s)) + sum(n) from g');
  await connection.run(`create table subscriptions as select * from read_csv(${literal(folder + '/subscriptions.csv')})`);
  await measure('churn', 'c', `with counts as (select plan, date_trunc('month', start)::date f, date_trunc('month', cancel)::date l, count(*) n from subscriptions group by all),
    months as (select unnest(generate_series(date '2022-01-01', date '2024-12-01', interval 1 month))::date m)
    select m, plan, sum(n) active, coalesce(sum(n) filter (where l = m), 0) lost from months join counts on f < m and (l is null or l >= m) group by all`,
    'select sum(lost) from c');
})().catch(error => { console.error(error); process.exit(1); });
