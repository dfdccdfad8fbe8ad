"""The pages' examples are asked of the office, and what the pages name exists.

A block `graphql` is sent as it stands, with the block `json variables` behind it; a block `http` as the request that it
writes out. `json answer` and `http answer` are what must come back; where none is shown, it is an answer without errors.
A page is one story: its examples run in order, on an office of its own, from noon of the demo's day on.

- `<!-- by: almacen -->` before a block `graphql` says who asks: compras unless it says; nobody for no login.
- `<!-- later: 16 minutes -->` before a block moves the clock.
- `<!-- run: demo -->` before a block `sh`: it is run beside a demo that is served; `<!-- run: site -->`: with the demo's ERP
  in the folder /srv/office.
- A text with … in it stands for one that differs from run to run: the same wherever the page shows it, and no other's.

`python -m tests.docs` writes the answers anew.
"""
