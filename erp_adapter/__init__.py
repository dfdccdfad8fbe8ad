"""The only place with SQL: the ERP's data and the gateway's own."""
