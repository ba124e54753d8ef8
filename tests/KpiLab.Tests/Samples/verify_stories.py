"""Computes the values of STORIES.md from the sample company's files, without KpiLab: python3 verify_stories.py data-samples"""
import collections, csv, os, sys

FOLDER = sys.argv[1]
R=lambda n:list(csv.DictReader(open(os.path.join(FOLDER, n + '.csv'))))
out=[]
sp=R('spend');cu=R('customers')
S=collections.Counter();N=collections.Counter()
for r in sp: S[r['channel']]+=float(r['amount_eur'])
for r in cu: N[r['channel']]+=1
for c in S: out.append(('cac',c,S[c]/N[c]))
L=collections.Counter();Q=collections.Counter();M=collections.Counter()
for r in sp:
    if r['category']=='marketing': M[r['channel']]+=float(r['amount_eur'])
for r in R('leads'):
    L[r['channel']]+=1; Q[r['channel']]+=r['sql_date']!=''
for c in L: out.append(('cost-per-lead',c,M[c]/L[c])); out.append(('cost-per-sql',c,M[c]/Q[c]))
T=collections.defaultdict(float); ch={r['customer_id']:r['channel'] for r in cu}
C=collections.defaultdict(set)
for r in R('orders'): T[ch[r['customer_id']]]+=float(r['margin_eur']); C[ch[r['customer_id']]].add(r['customer_id'])
for c in sorted(T): out.append(('ltv',c,T[c]/len(C[c])))
V=collections.Counter();B=collections.Counter()
for r in R('sessions'):
    for k in (r['device'],('late' if r['date']>='2026-01-01' else 'early')+' '+r['device'],'late' if r['date']>='2026-01-01' else 'early'):
        V[k]+=1;B[k]+=int(r['purchase'])
for k in V: out.append(('conversion-rate',k,B[k]/V[k]))
P=collections.Counter()
for r in R('survey_responses'):
    s=int(r['score']);P[r['touchpoint'],'n']+=1;P[r['touchpoint'],'s']+=(s>=9)-(s<=6)
    if r['touchpoint']=='delivery':
        k='delivery '+('after' if r['date']>='2025-11-01' else 'before');P[k,'n']+=1;P[k,'s']+=(s>=9)-(s<=6)
for (k,x) in list(P):
    if x=='n': out.append(('net-promoter-score',k,100*P[k,'s']/P[k,'n']))
subs=R('subscriptions')
mo=lambda s:(int(s[:4])*12+int(s[5:7])-1)
A=collections.Counter();X=collections.Counter()
for r in subs:
    s=mo(r['start_date']);e=mo(r['end_date']) if r['end_date'] else 10**9
    for m in range(2024*12+6,2026*12+6):
        if s<m<=e:
            for k in (r['plan'],'total'): A[k]+=1; X[k]+=(e==m)
            A['rev']+=float(r['monthly_amount_eur']); X['rev']+=float(r['monthly_amount_eur'])*(e==m)
for k in A: out.append(('churn-rate',k,X[k]/A[k]))
O=collections.Counter();K=collections.Counter()
for r in R('own_sales'):
    for k in (r['region'],r['region']+' '+r['date'][:0]+('late' if r['date']>='2025-07-01' else 'early'),'late' if r['date']>='2025-07-01' else 'early'): O[k]+=float(r['amount_eur'])
for r in R('market'):
    for k in (r['region'],r['region']+' '+('late' if r['date']>='2025-07-01' else 'early'),'late' if r['date']>='2025-07-01' else 'early'): K[k]+=float(r['amount_eur'])
for k in sorted(K): out.append(('market-share',k,O[k]/K[k]))
E2=collections.defaultdict(list)
for r in R('engagement_answers'): E2[r['theme']].append(int(r['score'])); E2[r['department']].append(int(r['score']))
for k in E2: out.append(('employee-engagement',k,sum(E2[k])/len(E2[k])))
for o in out: print(*o,sep='|')
