# python3 ask.py URL: urllib as it comes.
import ssl
import sys
import urllib.request

context = ssl.create_default_context()
# From 3.13 on Python wants an authority key identifier, which the certificates that squid makes do not have.
context.verify_flags &= ~ssl.VERIFY_X509_STRICT
urllib.request.urlopen(sys.argv[1], timeout=20, context=context).read()
