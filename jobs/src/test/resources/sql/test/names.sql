select deal_id from deals
