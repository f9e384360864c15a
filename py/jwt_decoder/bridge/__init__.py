"""Where JSON text crosses between Python and JavaScript."""
