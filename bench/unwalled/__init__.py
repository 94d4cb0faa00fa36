"""The product with its walls down and no record of who looked: what they cost is the difference.

Everybody sees everybody here. It is for this measurement alone, and no setting leads to it.
"""
