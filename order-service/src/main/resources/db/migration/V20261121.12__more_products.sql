insert into product (sku, name, price_minor, currency) values
    ('SLOW-CARRIER', 'Samovar whose carrier takes its time', 24900, 'EUR'),
    ('SILENT-CARRIER', 'Samovar whose carrier never answers', 24900, 'EUR'),
    ('LATE-CARRIER', 'Samovar whose carrier leaves without a word', 24900, 'EUR');
