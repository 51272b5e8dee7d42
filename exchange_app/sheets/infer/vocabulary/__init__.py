"""The words of headers: data and how words become ideas."""
