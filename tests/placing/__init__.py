"""The laws of placing (exchange_app/domain/placing), held on small inputs made by chance and on instances of the literature.

`inputs` makes inputs by seed, `plain` says by trying all possibilities what is right.
"""
