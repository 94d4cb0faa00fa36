from whatmatters.enquiries.tests.phone import phone, westbury

__all__ = ["phone", "westbury"]
